/** Scanning: sources of activity, the detector that ties them to policies, and its report. */
@NullMarked
package io.github.idle4j;

import org.jspecify.annotations.NullMarked;

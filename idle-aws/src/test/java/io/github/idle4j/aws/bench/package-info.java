/** What a scan costs: calls, time and memory, beside the way in which one would write it without the library. */
@NullMarked
package io.github.idle4j.aws.bench;

import org.jspecify.annotations.NullMarked;

/** Breaks the rules of the architecture on purpose. */
@NullMarked
package io.github.idle4j.crooked.evidence;

import org.jspecify.annotations.NullMarked;

/** Breaks the rules of the architecture on purpose. */
@NullMarked
package io.github.idle4j.crooked.policy;

import org.jspecify.annotations.NullMarked;

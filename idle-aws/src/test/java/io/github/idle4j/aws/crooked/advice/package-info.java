/** Breaks the rules of the architecture on purpose. */
@NullMarked
package io.github.idle4j.aws.crooked.advice;

import org.jspecify.annotations.NullMarked;

/** A server that nobody here wrote, to check against. */
@NullMarked
package io.github.idle4j.examples.moto;

import org.jspecify.annotations.NullMarked;

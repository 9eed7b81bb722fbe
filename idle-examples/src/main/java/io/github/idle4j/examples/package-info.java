/** Programs that embed the libraries, short enough to be read in one go. */
@NullMarked
package io.github.idle4j.examples;

import org.jspecify.annotations.NullMarked;

/** The command line {@code idle}: options in, a report out. */
@NullMarked
package io.github.idle4j.examples.cli;

import org.jspecify.annotations.NullMarked;

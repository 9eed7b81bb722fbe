/** The demo account: a made-up AWS account inside the program, to try it on. */
@NullMarked
package io.github.idle4j.examples.demo;

import org.jspecify.annotations.NullMarked;

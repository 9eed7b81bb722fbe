/** Policies as configuration: a file in YAML, of which the same objects are made as a program would make. */
@NullMarked
package io.github.idle4j.examples.policyfile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.idle4j.examples.policyfile;

import org.jspecify.annotations.NullMarked;

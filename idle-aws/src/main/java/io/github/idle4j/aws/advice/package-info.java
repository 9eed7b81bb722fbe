/** What can be done about what was found, as text for a person to read and run: nothing here calls anything. */
@NullMarked
package io.github.idle4j.aws.advice;

import org.jspecify.annotations.NullMarked;

/** Holds recommended commands to what a shell makes of them, and to what the AWS CLI takes. */
@NullMarked
package io.github.idle4j.aws.advice;

import org.jspecify.annotations.NullMarked;

/** Reading CloudWatch metrics: many series at once, with what is missing kept apart from what is zero. Not exported. */
@NullMarked
package io.github.idle4j.aws.metrics;

import org.jspecify.annotations.NullMarked;

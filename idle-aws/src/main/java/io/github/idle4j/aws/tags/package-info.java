/** Reading CloudWatch tags: many series at once, with what is missing kept apart from what is zero. Not exported. */
@NullMarked
package io.github.idle4j.aws.tags;

import org.jspecify.annotations.NullMarked;

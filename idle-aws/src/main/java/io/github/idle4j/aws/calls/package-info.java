/** How every AWS call is made here: in time, counted, paged with guards, and failing in one way. Not exported. */
@NullMarked
package io.github.idle4j.aws.calls;

import org.jspecify.annotations.NullMarked;

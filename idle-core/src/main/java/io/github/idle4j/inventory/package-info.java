/** What there is, how much of it nobody seems to use, and whether that can be true after what there was the last time. */
@NullMarked
package io.github.idle4j.inventory;

import org.jspecify.annotations.NullMarked;

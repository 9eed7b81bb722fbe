/** What idle resources cost: prices, which can be replaced, and what follows from them and from what is billed. */
@NullMarked
package io.github.idle4j.cost;

import org.jspecify.annotations.NullMarked;

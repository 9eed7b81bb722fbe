/** What AWS charges, from its price list. */
@NullMarked
package io.github.idle4j.aws.cost;

import org.jspecify.annotations.NullMarked;

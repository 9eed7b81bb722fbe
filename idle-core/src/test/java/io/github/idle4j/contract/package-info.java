/** For tests of policies and sources of one's own: contracts to inherit, evidence to make, verdicts to assert. */
@NullMarked
package io.github.idle4j.contract;

import org.jspecify.annotations.NullMarked;

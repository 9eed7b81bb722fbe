/** What one may conclude from the facts: policies, verdicts, and the rules of judgement that every verdict obeys. */
@NullMarked
package io.github.idle4j.policy;

import org.jspecify.annotations.NullMarked;

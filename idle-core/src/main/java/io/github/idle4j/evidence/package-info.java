/** What was seen of a resource, and what could not be seen: facts, without any judgement. */
@NullMarked
package io.github.idle4j.evidence;

import org.jspecify.annotations.NullMarked;

/**
 * Random accounts of which the truth is known, because it is drawn first: who called what and when. What AWS would show of
 * it is derived from that, into a {@link io.github.idle4j.aws.local.LocalAws}.
 *
 * <p>Nothing here uses the library's own judgement: that is what is put to the test.
 */
@NullMarked
package io.github.idle4j.aws.account;

import org.jspecify.annotations.NullMarked;

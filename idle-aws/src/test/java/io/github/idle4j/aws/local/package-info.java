/**
 * A stand-in for AWS that runs inside the JVM: describe a world of facts with {@link io.github.idle4j.aws.local.LocalAws},
 * and let real SDK clients read it, through memory or through a loopback port.
 *
 * <p>It holds AWS's own rules (page sizes, exact dimension matching, retention, ...) and no opinion about what is idle.
 */
@NullMarked
package io.github.idle4j.aws.local;

import org.jspecify.annotations.NullMarked;

/** Which permissions a scan needs, and which of them are there. */
@NullMarked
package io.github.idle4j.aws.permissions;

import org.jspecify.annotations.NullMarked;

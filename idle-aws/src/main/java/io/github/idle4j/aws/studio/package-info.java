/** Studio apps: whose they are, on which instances they run, and what their logs show of their use. */
@NullMarked
package io.github.idle4j.aws.studio;

import org.jspecify.annotations.NullMarked;

/** What was concluded before: streaks of idle verdicts, where they are kept, and when they are long enough to believe. */
@NullMarked
package io.github.idle4j.history;

import org.jspecify.annotations.NullMarked;

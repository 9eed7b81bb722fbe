package io.github.idle4j;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Which tests of a class fail, by name; some of it has to run. */
final class Failures {

    private Failures() {}

    static List<String> of(Class<?> tests) {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
        if (events.started().count() == 0) {
            throw new AssertionError("Nothing runs of " + tests);
        }
        return events.failed().stream()
                .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .toList();
    }
}

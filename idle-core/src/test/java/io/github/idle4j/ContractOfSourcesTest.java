package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.ResourceActivitySourceContract;
import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shows that the contract of sources catches what it is there to catch. */
class ContractOfSourcesTest {

    private static final String STOPS = "cancelled_at_any_time_it_calls_no_more_and_takes_nothing_unseen_for_silence";

    @Test
    void a_sound_one_passes() {
        assertThat(Failures.of(Sound.class)).isEmpty();
    }

    @Test
    void one_that_asks_before_it_is_read_fails() {
        assertThat(Failures.of(Eager.class)).contains("its_stream_asks_nothing_before_it_is_read");
    }

    @Test
    void one_that_remembers_what_it_saw_fails() {
        assertThat(Failures.of(Remembering.class)).contains("it_can_be_observed_again_each_time_anew");
    }

    @Test
    void one_that_takes_what_it_has_no_time_for_as_silence_fails() {
        assertThat(Failures.of(TakingNothingForSilence.class)).containsExactly(STOPS);
    }

    @Test
    void one_that_goes_on_when_it_is_cancelled_fails() {
        assertThat(Failures.of(Unstoppable.class))
                .containsExactlyInAnyOrder(STOPS, "after_its_deadline_it_calls_nothing_and_says_so");
    }

    @Test
    void one_that_swallows_what_fails_fails() {
        assertThat(Failures.of(Swallowing.class))
                .containsExactlyInAnyOrder(
                        STOPS,
                        "where_its_backend_fails_it_throws_and_says_what_failed",
                        "after_its_deadline_it_calls_nothing_and_says_so");
    }

    @Test
    void one_that_names_a_resource_twice_fails() {
        assertThat(Failures.of(Doubling.class)).contains("it_names_no_resource_twice");
    }

    @Test
    void one_that_judges_for_another_instant_fails() {
        assertThat(Failures.of(Late.class)).contains("everything_is_judged_for_the_instant_that_is_asked_for");
    }

    @Test
    void one_that_does_not_close_quietly_fails() {
        assertThat(Failures.of(Slamming.class)).contains("its_stream_closes_quietly_read_or_unread_and_twice");
    }

    @Test
    void one_that_leaves_out_the_tags_that_are_asked_for_fails() {
        assertThat(Failures.of(Untagged.class))
                .containsExactly("tags_that_are_asked_for_are_known_or_unreadable_and_never_left_out");
    }

    abstract static class Shops extends ResourceActivitySourceContract {

        private final ShopSource source;

        Shops(ShopSource source) {
            this.source = source;
        }

        @Override
        protected ResourceActivitySource source() {
            return source;
        }

        @Override
        protected long callsSoFar() {
            return source.calls;
        }

        @Override
        protected void breakBackend() {
            source.down = true;
        }
    }

    static class Sound extends Shops {
        Sound() {
            super(new ShopSource());
        }
    }

    static class Eager extends Shops {
        Eager() {
            super(new ShopSource() {
                @Override
                public Stream<ResourceActivity> observe(Observation asked) {
                    return super.observe(asked).toList().stream();
                }
            });
        }
    }

    static class Remembering extends Shops {
        Remembering() {
            super(new ShopSource() {
                private List<ResourceActivity> seen = List.of();

                @Override
                public Stream<ResourceActivity> observe(Observation asked) {
                    return Stream.of(asked).flatMap(any -> {
                        seen = seen.isEmpty() ? super.observe(asked).toList() : seen;
                        return seen.stream();
                    });
                }
            });
        }
    }

    static class TakingNothingForSilence extends Shops {
        TakingNothingForSilence() {
            super(new ShopSource() {
                @Override
                List<Evidence> sales(String name, Observation asked) {
                    return asked.stopped().isEmpty()
                            ? super.sales(name, asked)
                            : List.of(Seen.zeros(SALES)
                                    .from(asked.window().from())
                                    .until(asked.asOf()));
                }
            });
        }
    }

    static class Unstoppable extends Shops {
        Unstoppable() {
            super(new ShopSource() {
                @Override
                void page(Observation asked) {
                    call();
                }
            });
        }
    }

    static class Swallowing extends Shops {
        Swallowing() {
            super(new ShopSource() {
                @Override
                public Stream<ResourceActivity> observe(Observation asked) {
                    return Stream.of(asked).flatMap(any -> {
                        try {
                            return super.observe(asked).toList().stream();
                        } catch (ActivitySourceException swallowed) {
                            return Stream.empty();
                        }
                    });
                }
            });
        }
    }

    static class Doubling extends Shops {
        Doubling() {
            super(new ShopSource() {
                @Override
                Stream<ResourceActivity> shop(String name, Observation asked) {
                    return Stream.of(1, 2).flatMap(twice -> super.shop(name, asked));
                }
            });
        }
    }

    static class Late extends Shops {
        Late() {
            super(new ShopSource() {
                @Override
                public Stream<ResourceActivity> observe(Observation asked) {
                    return super.observe(Observation.builder(asked.asOf().plusMillis(1), asked.needs())
                            .cancelledWhen(() -> asked.stopped().isPresent())
                            .build());
                }
            });
        }
    }

    static class Untagged extends Shops {
        Untagged() {
            super(new ShopSource() {
                @Override
                Fact<Map<String, String>> tags(Observation asked) {
                    return Fact.notAsked();
                }
            });
        }
    }

    static class Slamming extends Shops {
        Slamming() {
            super(new ShopSource() {
                private boolean closed;

                @Override
                public Stream<ResourceActivity> observe(Observation asked) {
                    return super.observe(asked).onClose(() -> {
                        if (closed) {
                            throw new IllegalStateException("It is closed already");
                        }
                        closed = true;
                    });
                }
            });
        }
    }
}

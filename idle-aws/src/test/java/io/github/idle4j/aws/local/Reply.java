package io.github.idle4j.aws.local;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What comes of a call, before a protocol puts it into bytes. */
sealed interface Reply {

    /** The operation's result. */
    record Result(Map<String, Object> tree) implements Reply {}

    /** An error in AWS's words. */
    record Refused(AwsError error) implements Reply {}

    /** Bytes that come from somewhere else than the service: a proxy's page, a cut body. */
    record Foreign(WireAnswer answer) implements Reply {}

    /** A reply to which something happens on its way, when it is bytes. */
    record Mangled(Reply reply, UnaryOperator<WireAnswer> change) implements Reply {}

    /** A reply that takes its time. */
    record Late(Reply reply, Duration delay) implements Reply {}
}

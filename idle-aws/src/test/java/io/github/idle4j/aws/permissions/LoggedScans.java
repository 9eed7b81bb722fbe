package io.github.idle4j.aws.permissions;

import io.github.idle4j.aws.local.Fault;
import java.util.List;

/** Scans of every kind, plain and with all that goes wrong: a program of its own, so that its log is all that it writes. */
final class LoggedScans {

    private LoggedScans() {}

    public static void main(String[] arguments) {
        for (KindOfScan kind : KindOfScan.values()) {
            kind.of(new WholeAccount());
            for (Fault fault : List.of(
                    Fault.accessDenied().where(call -> call.operation().startsWith("Describe")),
                    Fault.accessDenied().everyCalls(2),
                    Fault.validation("Could not find endpoint \"" + WholeAccount.ENDPOINT + "\".")
                            .everyCalls(3),
                    Fault.expiredToken().everyCalls(2),
                    Fault.throttling().firstCalls(3),
                    Fault.htmlPage().everyCalls(2))) {
                var account = new WholeAccount();
                account.aws.fail("*", fault);
                kind.of(account);
            }
        }
    }
}

package io.github.idle4j.aws.account;

import java.util.Map;

/**
 * The logs of one owner's apps, by the names of their streams; an owner of the same name in the same domain has the same.
 *
 * @param ownerPath what the names of the streams begin with
 * @param mayDiffer whether streams in other letters can be nobody else's
 * @param logs      the logs of all owners
 */
record LogBook(String ownerPath, boolean mayDiffer, Map<String, AppLog> logs, Scene scene) {

    AppLog of(String type, String name) {
        String segment = type.equals("RSessionGateway") ? "RSession" : type;
        return logs.computeIfAbsent(ownerPath + "/" + segment + "/" + name, path -> new AppLog(path, mayDiffer, scene));
    }
}

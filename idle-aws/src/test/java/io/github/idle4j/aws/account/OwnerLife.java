package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.aws.local.LocalOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One user profile or space with its apps, drawn by chance, and the instances that these share. */
final class OwnerLife {

    private static final List<String> INSTANCES = List.of("ml.m5.large", "ml.g4dn.xlarge", "ml.t3.medium");

    private final String domain;
    private final String name;
    private final boolean isSpace;
    private final List<AppLife> apps = new ArrayList<>();

    OwnerLife(String domain, String name, boolean isSpace, Instant now, Duration window, Dice dice) {
        this.domain = domain;
        this.name = name;
        this.isSpace = isSpace;
        List<String> names = List.of("ds", "ds-1", "ds-10", "datascience", "sagemaker-data-wrang");
        Set<String> taken = new HashSet<>();
        for (int i = dice.between(0, 4); i > 0; i--) {
            String app = dice.pick(names);
            if (taken.add(app)) {
                apps.add(new AppLife("KernelGateway", app, dice.pick(INSTANCES), now, window, dice));
            }
        }
        String other =
                isSpace ? dice.pick("JupyterLab", "CodeEditor") : dice.pick("JupyterServer", "Canvas", "Hologram");
        if (dice.chance(0.3)) {
            apps.add(new AppLife(other, "default", dice.pick(INSTANCES), now, window, dice));
        }
    }

    /** Describes what AWS shows of it. */
    void describeIn(LocalDomain in) {
        if (isSpace) {
            in.space(name, space -> {
                space.shared();
                describe(space);
            });
        } else {
            in.userProfile(name, this::describe);
        }
    }

    private void describe(LocalOwner<?> owner) {
        apps.forEach(app -> app.describeIn(owner));
    }

    /** What is true of the apps and of their instances. */
    List<Truth> truths() {
        String path = domain + (isSpace ? "/space/" : "/user/") + name;
        List<Truth> truths = new ArrayList<>();
        apps.forEach(app -> truths.add(app.truth(path)));
        List<AppLife> living = apps.stream().filter(AppLife::lives).toList();
        Set<String> types = new HashSet<>();
        living.forEach(app -> app.instanceType.ifPresent(types::add));
        if (types.isEmpty() && !living.isEmpty()) {
            types.add("unknown");
        }
        for (String type : types) {
            truths.add(instance(
                    path + "/" + type,
                    apps.stream()
                            .filter(AppLife::isOnInstance)
                            .filter(app -> app.instanceType
                                    .filter(known -> !known.equals(type))
                                    .isEmpty())
                            .toList()));
        }
        return truths;
    }

    private static Truth instance(String path, List<AppLife> sharing) {
        Set<Answer> allowed = EnumSet.of(Answer.IDLE);
        List<Instant> uses = new ArrayList<>();
        for (AppLife app : sharing) {
            allowed = Answer.together(allowed, app.asPart());
            uses.addAll(app.usesOnInstance());
        }
        Instant since = sharing.stream()
                .filter(AppLife::lives)
                .map(app -> app.createdAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return new Truth("sagemaker:studio-instance", path, since, true, uses, allowed, sharing.toString());
    }
}

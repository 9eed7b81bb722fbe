package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.aws.local.LocalOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One user profile or space with its apps, drawn by chance, and the instances that these share. */
final class OwnerLife {

    /** What an owner of apps is. */
    enum Kind {
        PROFILE,
        PRIVATE_SPACE,
        SHARED_SPACE,
        /** A space of which the listing does not say whose it is. */
        UNSAID_SPACE
    }

    private static final List<String> INSTANCES = List.of("ml.m5.large", "ml.g4dn.xlarge", "ml.t3.medium");
    private static final List<String> KERNELS = List.of("ds", "ds-1", "ds-10", "datascience", "sagemaker-data-wrang");

    private final String domain;
    private final String name;
    private final Kind kind;
    private final String person;
    private final List<AppLife> apps = new ArrayList<>();

    /**
     * An owner and its apps.
     *
     * @param person whose it is; a profile of that name need not be there
     * @param meter  what the Canvas apps of a person publish
     */
    OwnerLife(
            String domain,
            String name,
            Kind kind,
            String person,
            LogBook logs,
            Function<String, CanvasMeter> meter,
            Scene scene) {
        this.domain = domain;
        this.name = name;
        this.kind = kind;
        this.person = person;
        Dice dice = scene.dice();
        Set<String> taken = new HashSet<>();
        boolean kernels = kind == Kind.PROFILE || kind == Kind.SHARED_SPACE;
        for (int i = kernels ? dice.between(0, 4) : 0; i > 0; i--) {
            String app = dice.pick(KERNELS);
            if (taken.add(app)) {
                apps.add(new EventLife("KernelGateway", app, dice.pick(INSTANCES), logs, scene));
            }
        }
        if (kind == Kind.PROFILE) {
            addOfProfile(logs, meter, scene);
        } else {
            addOfSpace(logs, meter, scene);
        }
    }

    private void addOfProfile(LogBook logs, Function<String, CanvasMeter> meter, Scene scene) {
        Dice dice = scene.dice();
        if (dice.chance(0.15)) {
            apps.add(new EventLife("RSessionGateway", "r-" + dice.hex(4), dice.pick(INSTANCES), logs, scene));
        }
        if (dice.chance(0.1)) {
            apps.add(new EventLife("TensorBoard", "default", dice.pick(INSTANCES), logs, scene));
        }
        if (dice.chance(0.15)) {
            apps.add(new CanvasLife(dice.pick(INSTANCES), Optional.of(meter.apply(person)), scene));
        }
        for (String type : List.of("JupyterServer", "DetailedProfiler", "Hologram")) {
            if (dice.chance(type.equals("JupyterServer") ? 0.3 : 0.04)) {
                apps.add(new UnjudgedLife(type, dice.pick(INSTANCES), scene));
            }
        }
    }

    private void addOfSpace(LogBook logs, Function<String, CanvasMeter> meter, Scene scene) {
        Dice dice = scene.dice();
        boolean shared = kind == Kind.SHARED_SPACE;
        String type = shared ? "JupyterLab" : dice.pick("JupyterLab", "CodeEditor", "Canvas");
        if (type.equals("Canvas")) {
            boolean told = kind == Kind.PRIVATE_SPACE && !isHidden(name);
            apps.add(new CanvasLife(
                    dice.pick(INSTANCES), told ? Optional.of(meter.apply(person)) : Optional.empty(), scene));
        } else if (!shared || dice.chance(0.5)) {
            apps.add(new ContentLife(type, dice.pick(INSTANCES), logs, scene));
        }
    }

    /** Whether the space of that name is missing where spaces are listed. */
    static boolean isHidden(String space) {
        return space.startsWith("hidden-");
    }

    /** Describes what AWS shows of it. */
    void describeIn(LocalDomain in) {
        if (kind == Kind.PROFILE) {
            in.userProfile(name, this::describe);
            return;
        }
        in.space(name, space -> {
            switch (kind) {
                case SHARED_SPACE -> space.shared();
                case PRIVATE_SPACE -> space.privately().owner(person);
                default -> space.owner(person);
            }
            describe(space);
        });
    }

    private void describe(LocalOwner<?> owner) {
        apps.forEach(app -> owner.app(app.type, app.name, app::describe));
    }

    /** What may be said of what is in service, when all that is somebody's is to be kept. */
    private Set<Answer> underItsOwner(Set<Answer> allowed) {
        boolean isUnknown = kind == Kind.UNSAID_SPACE || kind != Kind.PROFILE && isHidden(name);
        boolean isKept = kind != Kind.SHARED_SPACE && person.equals(StudioLife.EXEMPT);
        if (!isUnknown && !isKept) {
            return allowed;
        }
        return allowed.stream()
                .map(answer -> answer == Answer.ACTIVE ? answer : isUnknown ? Answer.UNKNOWN : Answer.NOT_JUDGED)
                .collect(Collectors.toSet());
    }

    /** What is true of the apps and of their instances. */
    List<Truth> truths() {
        String path = domain + (kind == Kind.PROFILE ? "/user/" : "/space/") + name;
        List<Truth> truths = new ArrayList<>();
        apps.forEach(app -> truths.add(app.truth(path, this::underItsOwner)));
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

    private Truth instance(String path, List<AppLife> sharing) {
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
        boolean mayBeSure = sharing.stream().allMatch(AppLife::mayBeSure);
        return new Truth(
                "sagemaker:studio-instance",
                path,
                since,
                true,
                uses,
                underItsOwner(allowed),
                mayBeSure,
                sharing.toString());
    }
}

package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalOwner;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What goes wrong in Studio alone, and what changes there while one looks. */
final class StudioMishaps {

    private static final String APP = "sagemaker:studio-app";
    private static final String INSTANCE = "sagemaker:studio-instance";
    private static final List<String> WRITING =
            List.of("KernelGateway", "RSessionGateway", "TensorBoard", "JupyterLab", "CodeEditor");

    private final LocalAws aws;
    private final Dice dice;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Set<String> instances = new HashSet<>();

    StudioMishaps(LocalAws aws, Dice dice) {
        this.aws = aws;
        this.dice = dice;
    }

    /** Puts one on, and says in words what it is. */
    String beginOne(List<Truth> truths) {
        truths.stream()
                .filter(truth -> truth.type().equals(INSTANCE))
                .map(Truth::key)
                .forEach(instances::add);
        return switch (dice.between(0, 4)) {
            case 0 -> ofStreams(truths);
            case 1 -> ofCanvas(truths);
            case 2 -> vanish(truths);
            case 3 -> start(truths);
            default -> startAgain(truths);
        };
    }

    /** The keys of what began while one looked. */
    Set<String> begun() {
        return begun;
    }

    /** The keys of what is gone, and of the instances that may be with it. */
    Set<String> gone() {
        return gone;
    }

    /** Whether that is one of these, all of which let apps be listed. */
    boolean lists(String what) {
        return what.startsWith("apps ") || what.startsWith("streams ") || what.startsWith("metrics of Canvas ");
    }

    private String ofStreams(List<Truth> truths) {
        Fault fault = dice.pick(
                Fault.accessDenied(),
                Fault.throttling(),
                Fault.internalFailure(),
                Fault.htmlPage(),
                Fault.emptyPage(),
                Fault.repeatedToken(),
                Fault.error("ResourceNotFoundException", 400, "The specified log stream does not exist."));
        boolean search = dice.chance(0.5);
        boolean starts = dice.chance(0.2);
        for (Truth app : some(truths, APP, 1_000)) {
            String[] path = app.path().split("/");
            if (WRITING.contains(path[3]) && dice.chance(0.3)) {
                String segment = path[3].equals("RSessionGateway") ? "RSession" : path[3];
                String stream = path[0] + "/" + path[2] + "/" + segment + "/" + path[4];
                String name = starts ? stream + "/LifecycleConfigOnStart" : stream;
                aws.fail("logs:GetLogEvents", fault.where("logStreamName", name));
                if (search) {
                    aws.fail("logs:FilterLogEvents", fault.where("logStreamNames", name));
                }
            }
        }
        return "streams of some fail" + (search ? ", in searches too" : "");
    }

    private String ofCanvas(List<Truth> truths) {
        String status = dice.pick("InternalError", "Forbidden", "PartialData");
        for (Truth app : some(truths, APP, 1_000)) {
            String[] path = app.path().split("/");
            if (path[3].equals("Canvas") && dice.chance(0.5)) {
                aws.fail("cloudwatch:GetMetricData", Fault.metricStatusOf("TimeSinceLastActive", path[2], status));
            }
        }
        return "metrics of Canvas " + status;
    }

    private String vanish(List<Truth> truths) {
        String action = dice.pick(
                "sagemaker:ListApps",
                "logs:DescribeLogStreams",
                "logs:FilterLogEvents",
                "logs:GetLogEvents",
                "cloudwatch:GetMetricData");
        int first = dice.between(1, 6);
        for (Truth app : some(truths, APP, 12)) {
            if (touched.add(app.key())) {
                aws.before(action, first, () -> remove(app.path().split("/")));
            }
        }
        return "apps vanish before " + action + " number " + first;
    }

    /** One that nobody knew of begins where another seems unused. */
    private String start(List<Truth> truths) {
        return start(truths, "sagemaker:ListApps", dice.between(1, 6));
    }

    /** The same, in so small an account that a list has one page: so it begins before the second list, or while logs are read. */
    String startSoon(List<Truth> truths) {
        truths.stream()
                .filter(truth -> truth.type().equals(INSTANCE))
                .map(Truth::key)
                .forEach(instances::add);
        return dice.chance(0.5)
                ? start(truths, "sagemaker:ListApps", dice.between(1, 3))
                : start(truths, "logs:DescribeLogStreams", 1);
    }

    private String start(List<Truth> truths, String action, int number) {
        for (Truth instance : some(truths, INSTANCE, 12)) {
            String[] path = instance.path().split("/");
            if (!path[3].equals("unknown") && touched.add(instance.key())) {
                aws.before(action, number, () -> {
                    begin(
                            path,
                            "KernelGateway",
                            "begun-" + path[3].replace('.', '-'),
                            app -> app.instanceType(path[3]));
                    begun.add(instance.key());
                });
            }
        }
        return "apps begin before " + action + " number " + number;
    }

    private String startAgain(List<Truth> truths) {
        int number = dice.between(1, 6);
        for (Truth truth : some(truths, APP, 12)) {
            String[] path = truth.path().split("/");
            if (truth.serving() && touched.add(truth.key())) {
                aws.before("sagemaker:ListApps", number, () -> {
                    remove(path);
                    begin(path, path[3], path[4], app -> app.createdAt(RandomAccount.NOW));
                    begun.add(truth.key());
                });
            }
        }
        return "apps begin again before sagemaker:ListApps number " + number;
    }

    private void remove(String[] path) {
        gone.add(APP + " " + String.join("/", path));
        String place = String.join("/", path[0], path[1], path[2]);
        instances.stream()
                .filter(key -> key.startsWith(INSTANCE + " " + place + "/"))
                .forEach(gone::add);
        change(path, owner -> owner.removeApp(path[3], path[4]));
    }

    private void begin(String[] path, String type, String name, Consumer<LocalApp> description) {
        change(path, owner -> owner.app(type, name, description));
    }

    private void change(String[] path, Consumer<LocalOwner<?>> change) {
        aws.region(RandomAccount.REGION).domain(path[0], domain -> {
            if (path[1].equals("user")) {
                domain.userProfile(path[2], change::accept);
            } else {
                domain.space(path[2], change::accept);
            }
        });
    }

    /** Of that type, so many at most, from all over the list; nothing of the servers of domains. */
    private static List<Truth> some(List<Truth> truths, String type, int most) {
        List<Truth> all = truths.stream()
                .filter(truth -> truth.type().equals(type) && !truth.path().contains("/domain-shared/"))
                .sorted(Comparator.comparing(Truth::path))
                .toList();
        int step = Math.max(1, all.size() / most);
        return IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
    }
}

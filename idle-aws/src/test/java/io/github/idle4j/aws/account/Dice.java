package io.github.idle4j.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Draws by a seed: one seed, one world. */
public final class Dice {

    private final Random random;

    /** Dice that roll the same for the same seed. */
    public Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    /** Whether what is so probable happens. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** An instant, to the second; {@code to} where that is not after {@code from}. */
    Instant between(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        return seconds <= 0 ? to : from.plusSeconds(random.nextLong(seconds));
    }

    /** One of them, each as often as the others. */
    @SafeVarargs
    public final <T> T pick(T... items) {
        return items[random.nextInt(items.length)];
    }

    /** One of them, each as often as the others. */
    public <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** One of them, as often as its weight says. */
    public <T> T weighted(List<T> items, int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int drawn = random.nextInt(sum);
        for (int i = 0; i < weights.length; i++) {
            drawn -= weights[i];
            if (drawn < 0) {
                return items.get(i);
            }
        }
        throw new AssertionError("the weights do not add up");
    }

    /** That many hexadecimal digits. */
    String hex(int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}

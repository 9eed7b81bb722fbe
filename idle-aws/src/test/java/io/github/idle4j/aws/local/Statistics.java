package io.github.idle4j.aws.local;

/** What CloudWatch keeps of the samples in a bucket. */
final class Statistics {

    private double sum;
    private double samples;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** Adds {@code count} samples of {@code value}. */
    void add(double value, double count) {
        add(value, value, count);
    }

    /** Adds {@code count} samples that lie at equal distances from {@code low} to {@code high}. */
    void add(double low, double high, double count) {
        sum += (low + high) / 2 * count;
        samples += count;
        minimum = Math.min(minimum, low);
        maximum = Math.max(maximum, high);
    }

    boolean isEmpty() {
        return samples == 0;
    }

    double sum() {
        return sum;
    }

    double samples() {
        return samples;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    double average() {
        return sum / samples;
    }
}

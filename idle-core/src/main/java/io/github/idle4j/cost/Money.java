package io.github.idle4j.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money in one currency. Two are equal if they are worth the same: 1.4 is 1.40.
 *
 * @param amount   how much, without the zeros at its end
 * @param currency of what: US dollars, or in China yuan
 */
public record Money(BigDecimal amount, Currency currency) {

    /** Takes the zeros at the end away. */
    public Money {
        amount = requireNonNull(amount, "amount").stripTrailingZeros();
        requireNonNull(currency, "currency");
    }

    /**
     * So much of that currency.
     *
     * @param amount   how much, in decimal digits: {@code 0.23}
     * @param currency its code of ISO 4217: {@code USD}
     * @throws IllegalArgumentException if either is none
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException if they are of two currencies
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("One cannot add " + other + " to " + this);
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** So many times as much. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    /** In full units and hundredths: {@code 1,029.30 USD}. */
    public String inWords() {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP)) + " " + currency;
    }

    /** All digits: {@code 0.7364 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}

package dev.coopclaims.kernel.hold;

import dev.coopclaims.kernel.AggregateId;

/** The id of all holds on one claim or organisation (H-5). */
public record HoldsId(String value) implements AggregateId {
    public static final String KIND = "holds";

    /** @throws IllegalArgumentException if it is not a valid id */
    public HoldsId {
        AggregateId.checked(KIND, value);
    }

    /** @param target a claim or an organisation */
    public static HoldsId on(AggregateId target) {
        return new HoldsId(KIND + "-" + target.value());
    }

    /** The id of the claim or the organisation. */
    public String target() {
        return value.substring(KIND.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}

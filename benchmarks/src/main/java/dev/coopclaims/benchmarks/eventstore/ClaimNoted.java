package dev.coopclaims.benchmarks.eventstore;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The event that every candidate stores: about 470 bytes as JSON, with nested parts like those of real events. */
record ClaimNoted(
        String claim,
        String programme,
        long amountCents,
        String currency,
        Claimant claimant,
        Location location,
        List<String> tags,
        String remark) {

    /** The claimant. */
    record Claimant(String id, String name, String mail, boolean verified) {}

    /** The location of the activity. */
    record Location(String street, String city, String postcode, String country, double latitude, double longitude) {}

    /** The same events in every run. */
    static List<ClaimNoted> samples(int count) {
        Random random = new Random(20_261_120);
        return IntStream.range(0, count).mapToObj(i -> sample(random, i)).toList();
    }

    private static ClaimNoted sample(Random random, int i) {
        int dealer = random.nextInt(100_000);
        return new ClaimNoted(
                "C-2026-%06d".formatted(i),
                "programme-%03d".formatted(random.nextInt(1_000)),
                random.nextLong(100_000_000),
                "EUR",
                new Claimant(
                        "dealer-%05d".formatted(dealer),
                        "Autohaus Bergmann & Söhne %05d".formatted(dealer),
                        "office-%05d@dealer.example".formatted(dealer),
                        random.nextBoolean()),
                new Location(
                        "Industriestraße %d".formatted(random.nextInt(1, 400)),
                        "Neustadt an der Aisch",
                        "%05d".formatted(random.nextInt(100_000)),
                        "DE",
                        47 + random.nextInt(700_000) / 100_000.0,
                        6 + random.nextInt(900_000) / 100_000.0),
                List.of("radio", "local", "spring-%d".formatted(random.nextInt(100))),
                "Invoice %08x checked: amount accepted as claimed.".formatted(random.nextInt()));
    }
}

package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Registers the organisations, people and earnings of a run, unless they exist. */
final class Participants {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Connection connection;

    Participants(Connection connection) {
        this.connection = connection;
    }

    void register(List<Partner> partners) throws IOException, InterruptedException {
        organisation(Person.VENDOR, "VENDOR");
        for (Person person : List.of(Person.PAM, Person.FIONA, Person.OSCAR, Person.RITA, Person.RAVI)) {
            member(person);
        }
        connection.publish(Person.FIONA, Bodies.RATES);
        for (Partner partner : partners) {
            organisation(partner.organisation(), "PARTNER");
            member(partner.user());
            member(partner.admin());
            connection.require(Person.FIONA, "POST", "/api/earnings", Bodies.EARNING.formatted(partner.organisation()));
        }
        for (Partner partner : partners) {
            awaitDecision(partner);
        }
    }

    /** Time decides whether the earnings reach the threshold; nothing can be claimed before (F-2). */
    private void awaitDecision(Partner partner) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        // In a grown store the partner has decided funds already, and the one of these earnings is not yet.
        while (!isDecided(connection.read(partner.user(), "/api/funds").body())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("nobody decided whether the earnings qualify");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean isDecided(String funds) {
        return funds.contains("\"QUALIFIED\"") && !funds.contains("\"UNDECIDED\"");
    }

    private void organisation(String id, String kind) throws IOException, InterruptedException {
        connection.ensure(Person.PAM, "/api/organisations", """
            {"organisation":"%s","name":"%s","kind":"%s"}\
            """.formatted(id, id, kind));
    }

    private void member(Person person) throws IOException, InterruptedException {
        connection.ensure(Person.PAM, "/api/organisations/" + person.organisation() + "/members", """
            {"user":"%1$s","displayName":"%1$s","role":"%2$s"}\
            """.formatted(
                        person.user(), person.role()));
    }
}

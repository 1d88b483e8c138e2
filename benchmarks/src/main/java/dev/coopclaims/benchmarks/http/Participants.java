package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.util.List;

/** Registers the organisations, people and earnings of a run, unless they exist. */
final class Participants {
    private final Connection connection;

    Participants(Connection connection) {
        this.connection = connection;
    }

    void register(List<Partner> partners) throws IOException, InterruptedException {
        organisation(Person.VENDOR, "VENDOR");
        for (Person person : List.of(Person.PAM, Person.FIONA, Person.OSCAR, Person.RITA, Person.RAVI)) {
            member(person);
        }
        for (Partner partner : partners) {
            organisation(partner.organisation(), "PARTNER");
            member(partner.user());
            member(partner.admin());
            connection.require(Person.FIONA, "POST", "/api/earnings", Bodies.EARNING.formatted(partner.organisation()));
        }
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

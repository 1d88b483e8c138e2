package dev.coopclaims.eventstore.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A mutant that fits no more protects nothing: whoever changes its line changes the mutant with it. */
class MutantsFitTest {

    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("coop.root"), "coop.root"));

    @Test
    void every_mutant_still_fits_the_code() throws IOException {
        assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
        for (Mutant mutant : Mutants.all()) {
            assertThat(mutant.fits(Files.readString(ROOT.resolve(mutant.file()))))
                    .as("the original text of %s occurs once in %s", mutant.name(), mutant.file())
                    .isTrue();
        }
    }

    @Test
    void every_test_that_must_catch_one_is_there() throws IOException {
        for (Mutant mutant : Mutants.all()) {
            String room = mutant.file().substring(0, mutant.file().indexOf('/'));
            for (String test : mutant.tests()) {
                assertThat(room + " " + test).as(mutant.name()).satisfies(named -> assertIsThere(room, test));
            }
        }
    }

    private static void assertIsThere(String room, String test) {
        String type = test.contains("#") ? test.substring(0, test.indexOf('#')) : test;
        Path source = ROOT.resolve(room + "/src/test/java/" + type.replace('.', '/') + ".java");
        assertThat(source).isRegularFile();
        if (test.contains("#")) {
            // What runs a suite of the contract has its tests from there.
            String suite = type.replaceAll(".*\\.(\\w+Contract)On\\w+", "$1");
            Path beside = ROOT.resolve(room + "/src/test/java/"
                    + type.replaceAll("On\\w+$", "Suite").replace('.', '/') + ".java");
            Path declaring = suite.equals(type)
                    ? (Files.exists(beside) ? beside : source)
                    : ROOT.resolve("event-store/src/test/java/dev/coopclaims/eventstore/contract/" + suite + ".java");
            assertThat(declaring).content().contains(" void " + test.substring(test.indexOf('#') + 1) + "(");
        }
    }
}

package dev.coopclaims.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** The demonstration is a client like any other; its sums share nothing with its driver. */
class DemoImportsTest {
    private final JavaClasses demo = MainCode.in("dev.coopclaims.demo");

    @Test
    void the_driver_knows_the_application_by_its_http_contract_alone() {
        assertThat(demo).hasSizeGreaterThan(20);
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.coopclaims.demo..",
                        "java..",
                        "javax.imageio..",
                        "tools.jackson..",
                        "de.siegmar.fastcsv..",
                        "org.jspecify..")
                .check(demo);
    }

    @Test
    void the_reconciliation_shares_nothing_with_the_driver() {
        noClasses()
                .that()
                .resideInAPackage("..demo.reconciliation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.coopclaims.demo")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar..")
                .check(demo);
    }
}

package dev.coopclaims.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled main code of every room. */
public final class MainCode {
    /** Tests lie in folders, and in the jars that rooms give to each other's tests. */
    private static final ImportOption NO_TESTS =
            location -> new ImportOption.DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");

    private MainCode() {}

    /** The classes in these packages and below them. */
    public static JavaClasses in(String... packages) {
        return new ClassFileImporter().withImportOption(NO_TESTS).importPackages(packages);
    }
}

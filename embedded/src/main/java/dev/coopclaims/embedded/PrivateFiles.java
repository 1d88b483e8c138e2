package dev.coopclaims.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner reads or writes, where the file system knows owners. */
final class PrivateFiles {
    private static final boolean KNOWS_OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Makes a file, or a folder that is there, its owner's alone. */
    static void own(Path path) throws IOException {
        if (KNOWS_OWNERS) {
            Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
        }
    }

    /** Makes a folder, and those above it, that is its owner's alone from its first moment. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes());
    }

    /** A new private folder among the temporary ones. */
    static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("coop-claims-", attributes());
    }

    private static FileAttribute<?>[] attributes() {
        return KNOWS_OWNERS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                : new FileAttribute<?>[0];
    }
}

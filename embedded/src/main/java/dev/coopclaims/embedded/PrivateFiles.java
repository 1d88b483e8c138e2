package dev.coopclaims.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read or write, if the file system supports owners. */
final class PrivateFiles {
    private static final boolean KNOWS_OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Restricts an existing file or folder to its owner. */
    static void own(Path path) throws IOException {
        if (KNOWS_OWNERS) {
            Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
        }
    }

    /** Creates a folder and its parents, restricted to the owner from the start. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes());
    }

    /** Creates a private temporary folder. */
    static Path temporaryFolder() throws IOException {
        return Files.createTempDirectory("coop-claims-", attributes());
    }

    private static FileAttribute<?>[] attributes() {
        return KNOWS_OWNERS
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                : new FileAttribute<?>[0];
    }
}

package dev.coopclaims.app.eventmodel;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Where the code refuses by a {@link RefusalCode}, read by the compiler's own parser. */
final class RefusalSites {
    /**
     * One place.
     *
     * @param given how many arguments its text gets; absent where the code is only passed on
     * @param ruled whether it says by which rule, which has to be said of a code of several
     */
    record Site(RefusalCode code, String file, @Nullable Integer given, boolean ruled) {}

    private RefusalSites() {}

    /** Every place in the main code of the rooms. */
    static List<Site> in(Path root, String... rooms) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        List<Site> sites = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(mainCode(root, rooms)));
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName();
                String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length());
                unit.accept(new Scanner(sites, name), null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sites;
    }

    private static List<Path> mainCode(Path root, String... rooms) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String room : rooms) {
            try (Stream<Path> all = Files.walk(root.resolve(room).resolve("src/main/java"))) {
                all.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final List<Site> sites;
        private final String file;

        Scanner(List<Site> sites, String file) {
            this.sites = sites;
            this.file = file;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void none) {
            found(named(select), null, true);
            return super.visitMemberSelect(select, null);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (call.getMethodSelect() instanceof MemberSelectTree method) {
                switch (method.getIdentifier().toString()) {
                    case "at" -> found(method.getExpression(), arguments.size() - 1);
                    case "told" -> found(code(method.getExpression()), arguments.size(), true);
                    // Violations.unless(holds, code, path, …)
                    case "unless" -> found(arguments.size() < 3 ? null : arguments.get(1), arguments.size() - 3);
                    // OtherState.refusal(state, code, …) puts the claim and its status first.
                    case "refusal" -> found(arguments.size() < 2 ? null : arguments.get(1), arguments.size());
                    default -> {}
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private void found(@Nullable ExpressionTree reason, int given) {
            if (reason != null) {
                found(code(reason), given, reason instanceof MethodInvocationTree);
            }
        }

        private void found(@Nullable RefusalCode code, @Nullable Integer given, boolean ruled) {
            if (code != null) {
                sites.add(new Site(code, file, given, ruled || code.rules().size() <= 1));
            }
        }

        /** The constant, also under one of its rules. */
        private static @Nullable RefusalCode code(ExpressionTree expression) {
            return switch (expression) {
                case MethodInvocationTree under
                when under.getMethodSelect() instanceof MemberSelectTree method
                        && method.getIdentifier().contentEquals("under") -> code(method.getExpression());
                case MemberSelectTree select -> named(select);
                default -> null;
            };
        }

        private static @Nullable RefusalCode named(MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            return select.getExpression().toString().equals("RefusalCode") && name.matches("[A-Z_]+")
                    ? RefusalCode.valueOf(name)
                    : null;
        }
    }
}

package dev.coopclaims.app.eventmodel;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RefusalReason;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.ServerCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Where the code refuses by one of the listed codes, read by the compiler's own parser. */
final class RefusalSites {
    /**
     * One place.
     *
     * @param given how many arguments its text gets; absent where the code is only passed on
     * @param ruled whether it says by which rule, which has to be said of a code of several
     */
    record Site(RefusalReason code, String file, @Nullable Integer given, boolean ruled) {}

    /** The types whose methods make an answer. */
    private static final Set<String> MAKERS = Set.of("Refusal", "Problem");

    private RefusalSites() {}

    /**
     * Where a refusal is made of a text that stands in the code, so that no translation finds it.
     *
     * @return the file and the text
     */
    static List<String> literals(Path root, String... rooms) {
        List<String> found = new ArrayList<>();
        scan(root, rooms, (unit, file) -> unit.accept(new Literals(found, file), null));
        return found;
    }

    /** Every place in the main code of the rooms. */
    static List<Site> in(Path root, String... rooms) {
        List<Site> sites = new ArrayList<>();
        scan(root, rooms, (unit, file) -> unit.accept(new Scanner(sites, file), null));
        return sites;
    }

    private static void scan(Path root, String[] rooms, BiConsumer<CompilationUnitTree, String> look) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(mainCode(root, rooms)));
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName();
                look.accept(unit, file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
                    case "of" -> {
                        // Problem.of(type, code, …), or one of the others' of(code, …)
                        int first = method.getExpression().toString().equals("Problem") ? 1 : 0;
                        found(arguments.size() <= first ? null : arguments.get(first), arguments.size() - first - 1);
                    }
                    case "unreadable" -> found(arguments.size() < 2 ? null : arguments.get(1), arguments.size() - 2);
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

        private void found(@Nullable RefusalReason code, @Nullable Integer given, boolean ruled) {
            if (code != null) {
                boolean one = !(code instanceof RefusalCode refusal)
                        || refusal.rules().size() <= 1;
                sites.add(new Site(code, file, given, ruled || one));
            }
        }

        /** The constant, also under one of its rules. */
        private static @Nullable RefusalReason code(ExpressionTree expression) {
            return switch (expression) {
                case MethodInvocationTree under
                when under.getMethodSelect() instanceof MemberSelectTree method
                        && method.getIdentifier().contentEquals("under") -> code(method.getExpression());
                case MemberSelectTree select -> named(select);
                default -> null;
            };
        }

        private static @Nullable RefusalReason named(MemberSelectTree select) {
            String name = select.getIdentifier().toString();
            if (!name.matches("[A-Z_0-9]+")) {
                return null;
            }
            return switch (select.getExpression().toString()) {
                case "RefusalCode" -> RefusalCode.valueOf(name);
                case "RequestCode" -> RequestCode.valueOf(name);
                case "ServerCode" -> ServerCode.valueOf(name);
                default -> null;
            };
        }
    }

    /** Finds texts among the arguments of what makes a refusal or a violation. */
    private static final class Literals extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final List<String> found;
        private final String file;

        Literals(List<String> found, String file) {
            this.found = found;
            this.file = file;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && MAKERS.contains(method.getExpression().toString())) {
                look(call.getArguments());
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void none) {
            if (made.getIdentifier().toString().equals("Violation")) {
                look(made.getArguments());
            }
            return super.visitNewClass(made, null);
        }

        /** A text for people has words; a place, a rule or the name of a parameter has none. */
        private void look(List<? extends ExpressionTree> arguments) {
            for (ExpressionTree argument : arguments) {
                argument.accept(
                        new TreeScanner<@Nullable Void, @Nullable Void>() {
                            @Override
                            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
                                if (literal.getValue() instanceof String text
                                        && text.strip().contains(" ")) {
                                    found.add(file + ": " + text);
                                }
                                return null;
                            }
                        },
                        null);
            }
        }
    }
}

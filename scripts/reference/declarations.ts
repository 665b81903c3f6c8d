import ts from 'typescript';
import type {
  DeclaredExport,
  DeclaredMember,
  DeclaredModule,
  Doc,
} from '../../src/features/reference/declared.ts';

/**
 * A declaration file as data: its exports with their members, signatures and doc comments, in the
 * file's order. TypeScript reads it, in the build; the page gets the data only.
 */
export function declaredModule(name: string, text: string): DeclaredModule {
  const file = ts.createSourceFile(`${name}.d.ts`, text, ts.ScriptTarget.Latest, true);
  const [first] = file.statements;
  // The file's first comment speaks of the module; TypeScript hangs it on the first statement.
  const intro = first === undefined ? null : docOf(commentsOf(first)[0]);
  return {
    name,
    intro,
    exports: file.statements.map((statement) => {
      const comments = commentsOf(statement);
      const own = statement === first ? comments.slice(1) : comments;
      return declaredExport(name, statement, docOf(own.at(-1)));
    }),
  };
}

function declaredExport(module: string, statement: ts.Statement, doc: Doc | null): DeclaredExport {
  const declared = (kind: DeclaredExport['kind'], name: string, node: ts.Node, body?: Body) => {
    const id = `${module}.${name}`;
    const signature = (body === undefined ? textOf(node) : headOf(node, body))
      .replace(/^export (declare )?/, '')
      .replace(/[:;]$/, '');
    return { id, kind, name, signature, doc, members: membersOf(id, body?.members ?? []) };
  };
  if (ts.isClassDeclaration(statement) && statement.name !== undefined) {
    return declared('class', statement.name.text, statement, statement);
  }
  if (ts.isInterfaceDeclaration(statement)) {
    return declared('interface', statement.name.text, statement, statement);
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    return declared('type', statement.name.text, statement);
  }
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
    return declared('function', statement.name.text, statement);
  }
  if (ts.isVariableStatement(statement)) {
    const [variable, ...others] = statement.declarationList.declarations;
    if (variable !== undefined && ts.isIdentifier(variable.name) && others.length === 0) {
      const { type } = variable;
      const body = type !== undefined && ts.isTypeLiteralNode(type) ? type : undefined;
      return declared('const', variable.name.text, statement, body);
    }
  }
  throw new Error(`A kind of declaration that the reference does not know: ${textOf(statement)}`);
}

type Member = ts.ClassElement | ts.TypeElement;
interface Body {
  readonly members: ts.NodeArray<Member>;
}

function membersOf(owner: string, members: Iterable<Member>): DeclaredMember[] {
  return [...members].filter(isPublic).map((member) => {
    const name = ts.isConstructorDeclaration(member)
      ? 'constructor'
      : (member.name?.getText() ?? '');
    if (name === '') throw new Error(`A member without a name in ${owner}: ${textOf(member)}`);
    return {
      id: `${owner}.${name}`,
      name,
      signature: textOf(member).replace(/;$/, ''),
      doc: docOf(commentsOf(member).at(-1)),
    };
  });
}

const isPublic = (member: Member): boolean =>
  !ts.canHaveModifiers(member) ||
  !ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);

/** As it is written, moved to the margin, without its comment. */
function textOf(node: ts.Node): string {
  const lines = node.getText().split('\n');
  const file = node.getSourceFile();
  const margin = file.getLineAndCharacterOfPosition(node.getStart()).character;
  return lines.map((line, index) => (index === 0 ? line : line.slice(margin))).join('\n');
}

/** What stands before the members. */
function headOf(node: ts.Node, { members }: Body): string {
  const head = node.getText().slice(0, members.pos - node.getStart());
  return head.replace(/\s*\{$/, '');
}

const commentsOf = (node: ts.Node): readonly ts.JSDoc[] => node.getChildren().filter(ts.isJSDoc);

function docOf(comment: ts.JSDoc | undefined): Doc | null {
  if (comment === undefined) return null;
  const tags: readonly ts.JSDocTag[] = comment.tags ?? [];
  const said = (node: ts.JSDoc | ts.JSDocTag | undefined) =>
    ts.getTextOfJSDocComment(node?.comment)?.trim() ?? '';
  return {
    text: said(comment),
    params: tags
      .filter(ts.isJSDocParameterTag)
      .map((tag) => ({ name: tag.name.getText(), text: said(tag) })),
    returns: said(tags.find(ts.isJSDocReturnTag)) || null,
    example: said(tags.find(({ tagName }) => tagName.text === 'example')) || null,
  };
}

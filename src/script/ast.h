/*
 * ast.h: the tree that the parser makes of a program.
 *
 * One type of node for everything, told apart by `kind`; the member of the
 * union that belongs to a kind stands behind it in the list of kinds below.
 * Everything (nodes, names, scopes, functions) lies in the region that was
 * given to `parser_parse` and dies with it. Nobody writes into a tree after
 * `parser_parse` has returned.
 *
 * Positions are byte offsets into the source text (UTF-8), which begins at 0
 * with its very first byte, hashbang line included. A node covers [start,
 * end). `at` is the place that V8 names when the node throws (the column of a
 * stack line); it lies inside [start, end).
 *
 * Depth. The nesting of a program is limited by the parser (PARSER_DEPTH), so
 * that a walk over the tree may recurse. Chains that people or programs write
 * in the thousands are flat or must be walked in a loop:
 *  - `a + b - c + ...` is one NODE_BINARY with many operands, `a && b && ...`
 *    one NODE_LOGICAL, `a, b, ...` one NODE_COMMA;
 *  - `else if` hangs in `branch.otherwise`: follow it with a loop.
 *
 * Lists are linked through `node->next`; a node is in one list at most.
 */
#ifndef LOOPLINE_SCRIPT_AST_H
#define LOOPLINE_SCRIPT_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct binding; /* script/scope.h */
struct scope;
struct text; /* base/text.h */
struct node;
struct ast_function;
struct class_body;

/*
 * An identifier, interned: two names are equal where their pointers are.
 * `bytes` is UTF-8 (never holds a surrogate) with a zero byte behind it,
 * escapes are already decoded. A private name begins with '#'.
 * `bound` and `next` belong to the parser and the scope analysis.
 */
struct name {
    const char *bytes;
    uint32_t length; /* in bytes */
    uint32_t hash;
    struct name *next;
    struct binding *bound;
    uint8_t token; /* enum token_kind: a keyword, or TOKEN_NAME */
};

/* UTF-16 code units, lone surrogates included; not zero-terminated. */
struct units {
    const uint16_t *units;
    uint32_t length;
};

struct node_list {
    struct node *first;
    struct node *last;
    uint32_t count;
};

/*
 * Where a variable is found at run time. Filled in by the scope analysis; the
 * rules are in scope.h.
 */
enum reference_where {
    REFERENCE_NONE, /* not resolved, or the reference is unused */
    REFERENCE_LOCAL, /* slot `index` of the running function's frame */
    REFERENCE_ENVIRONMENT, /* field `index` of the record `hops` outwards */
    REFERENCE_CELL, /* the cell in that field: a module's exports, imports */
    REFERENCE_GLOBAL, /* by `name`: script scope, then the global object */
    REFERENCE_FRAME /* this, new.target, callee: held by the frame itself */
};

struct reference {
    struct name *name; /* NULL for this, new.target and the callee */
    struct binding *binding; /* NULL where it is global and undeclared */
    struct scope *scope; /* the innermost scope around the reference */
    struct reference *next; /* scope.c's list of all references */
    uint32_t index;
    uint16_t hops;
    uint8_t where; /* enum reference_where */
    bool check; /* may be read or written before it is initialised */
};

enum node_kind {
    NODE_NONE,

    /* -- expressions -- */
    NODE_NAME, /* reference: an identifier, read, written or bound */
    NODE_THIS, /* reference */
    NODE_NEW_TARGET, /* reference */
    NODE_NULL, /* - */
    NODE_TRUE, /* - */
    NODE_FALSE, /* - */
    NODE_NUMBER, /* number */
    NODE_BIGINT, /* name: digits without _ and n, with 0x 0o 0b */
    NODE_STRING, /* string; also a key that was written as a name */
    NODE_REGEXP, /* regexp */
    NODE_TEMPLATE, /* template */
    NODE_TEMPLATE_PART, /* part: inside template.parts */
    NODE_TAGGED, /* tagged: tag`...` */
    NODE_ARRAY, /* list of expressions, NODE_SPREAD, NODE_HOLE */
    NODE_HOLE, /* - : the nothing between two commas */
    NODE_OBJECT, /* list of NODE_PROPERTY, NODE_SPREAD */
    NODE_PROPERTY, /* property: in NODE_OBJECT and NODE_OBJECT_PATTERN */
    NODE_SPREAD, /* operand: ...x in arrays, objects, arguments */
    NODE_FUNCTION, /* function: expression, arrow, method's value */
    NODE_CLASS, /* class: expression */
    NODE_MEMBER, /* member: object.name */
    NODE_INDEX, /* index: object[key] */
    NODE_PRIVATE_MEMBER, /* private: object.#name */
    NODE_PRIVATE_IN, /* private: #name in object */
    NODE_SUPER_MEMBER, /* super: super.name */
    NODE_SUPER_INDEX, /* super: super[key] */
    NODE_SUPER_CALL, /* super: super(...) */
    NODE_CHAIN, /* operand: the whole of a?.b.c; see `optional` */
    NODE_CALL, /* call */
    NODE_NEW, /* call */
    NODE_INTRINSIC, /* intrinsic: %Name(...), library files only */
    NODE_UNARY, /* operand; op: OPERATOR_NOT ... OPERATOR_DELETE */
    NODE_UPDATE, /* operand; op: ++ or --; `prefix` */
    NODE_BINARY, /* list of 2 and more; see `joined` of each operand */
    NODE_LOGICAL, /* list of 2 and more; op: && || ?? */
    NODE_CONDITIONAL, /* branch: test ? then : otherwise */
    NODE_ASSIGN, /* assign */
    NODE_COMMA, /* list of 2 and more */
    NODE_AWAIT, /* operand */
    NODE_YIELD, /* operand or NULL; `delegate`: yield* */
    NODE_IMPORT_CALL, /* list: import(x), import(x, options) */
    NODE_IMPORT_META, /* reference: to the module's own binding of it */

    /* -- patterns: targets of bindings and of assignments -- */
    NODE_ARRAY_PATTERN, /* list of targets, NODE_DEFAULT, NODE_REST, HOLE */
    NODE_OBJECT_PATTERN, /* list of NODE_PROPERTY, NODE_REST */
    NODE_DEFAULT, /* assign: target = value, where undefined was found */
    NODE_REST, /* operand: ...target */

    /* -- statements -- */
    NODE_VARIABLES, /* variables: var, let, const */
    NODE_DECLARATOR, /* declarator: inside variables.list */
    NODE_FUNCTION_DECLARATION, /* function; hoisted, see scope.functions */
    NODE_CLASS_DECLARATION, /* class */
    NODE_EXPRESSION, /* operand: a statement that is an expression */
    NODE_BLOCK, /* block */
    NODE_EMPTY, /* - : ; */
    NODE_IF, /* branch; `otherwise` may be NULL */
    NODE_FOR, /* loop: for (init; test; update) body */
    NODE_FOR_IN, /* each */
    NODE_FOR_OF, /* each; `is_await`: for await */
    NODE_WHILE, /* loop: test, body */
    NODE_DO, /* loop: body, test */
    NODE_BREAK, /* jump */
    NODE_CONTINUE, /* jump */
    NODE_RETURN, /* operand or NULL */
    NODE_THROW, /* operand */
    NODE_TRY, /* try */
    NODE_SWITCH, /* choice */
    NODE_CASE, /* clause: inside choice.clauses */
    NODE_LABELED, /* labeled */
    NODE_DEBUGGER, /* - */
    NODE_WITH, /* branch: test, then; refused by the scope analysis */
    NODE_IMPORT, /* - : see struct ast_module */
    NODE_EXPORT, /* exported: likewise */

    /* -- inside class.elements -- */
    NODE_ELEMENT, /* element */

    NODE_KINDS
};

/* Operators: of unary, update, binary, logical and assignment nodes. */
enum operator {
    OPERATOR_NONE, /* as assignment: plain = */
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_REMAINDER,
    OPERATOR_POWER,
    OPERATOR_SHIFT_LEFT,
    OPERATOR_SHIFT_RIGHT,
    OPERATOR_SHIFT_UNSIGNED,
    OPERATOR_BIT_AND,
    OPERATOR_BIT_OR,
    OPERATOR_BIT_XOR,
    OPERATOR_AND, /* && */
    OPERATOR_OR, /* || */
    OPERATOR_NULLISH, /* ??: the last that can be assigned with */
    OPERATOR_EQUAL, /* == */
    OPERATOR_NOT_EQUAL,
    OPERATOR_SAME, /* === */
    OPERATOR_NOT_SAME,
    OPERATOR_LESS,
    OPERATOR_LESS_EQUAL,
    OPERATOR_GREATER,
    OPERATOR_GREATER_EQUAL,
    OPERATOR_IN,
    OPERATOR_INSTANCEOF,
    OPERATOR_NOT,
    OPERATOR_BIT_NOT,
    OPERATOR_PLUS,
    OPERATOR_MINUS,
    OPERATOR_TYPEOF,
    OPERATOR_VOID,
    OPERATOR_DELETE,
    OPERATOR_INCREMENT,
    OPERATOR_DECREMENT
};

enum declare_kind { DECLARE_VAR, DECLARE_LET, DECLARE_CONST };

enum property_form {
    PROPERTY_VALUE, /* key: value, shorthand, or a pattern's property */
    PROPERTY_METHOD, /* key() {}: value is NODE_FUNCTION */
    PROPERTY_GETTER,
    PROPERTY_SETTER
};

enum element_kind {
    ELEMENT_METHOD, /* also getters and setters: they all have `function` */
    ELEMENT_GETTER,
    ELEMENT_SETTER,
    ELEMENT_FIELD, /* `value` or NULL: runs inside the class's initialiser */
    ELEMENT_STATIC_BLOCK /* `block`: runs inside class.statics */
};

struct node {
    uint8_t kind; /* enum node_kind */
    /*
     * enum operator. In an *operand* of a NODE_BINARY it is the operator that
     * stands before it in `joined` below, not here.
     */
    uint8_t op;
    /*
     * The operand of a NODE_BINARY list: the operator between it and what is
     * on its left (OPERATOR_NONE for the first). The value is
     * ((first joined second) joined third) ..., left to right.
     */
    uint8_t joined;
    bool parenthesized : 1; /* (x): counts for `(a) = ...`, ??, ** */
    bool optional : 1; /* MEMBER, INDEX, PRIVATE_MEMBER, CALL: ?. here; where
        its object or callee is null or undefined the whole NODE_CHAIN around
        it gives undefined */
    bool prefix : 1; /* UPDATE: ++x */
    bool delegate : 1; /* YIELD: yield* */
    bool is_await : 1; /* FOR_OF */
    bool computed : 1; /* PROPERTY, ELEMENT: [key] */
    bool shorthand : 1; /* PROPERTY: {a}, {a = 1} */
    bool is_static : 1; /* ELEMENT */
    bool has_spread : 1; /* ARRAY, OBJECT, CALL, NEW, SUPER_CALL */
    bool is_proto : 1; /* PROPERTY: `__proto__: v` sets the prototype */
    bool is_name : 1; /* STRING: a key written as an identifier */
    bool is_eval : 1; /* CALL: eval(...); refused by the scope analysis */
    bool is_default : 1; /* EXPORT: export default with an expression */
    bool is_octal : 1; /* STRING, NUMBER: 010, "\01": an error if strict */
    uint32_t start;
    uint32_t end;
    uint32_t at;
    uint32_t joined_at; /* where that operator stands */
    struct node *next; /* the next one in the list that holds this node */
    union {
        struct reference reference; /* NAME, THIS, NEW_TARGET */
        double number;
        struct name *name; /* BIGINT */
        struct {
            struct units value;
            struct name *name; /* the same as a name, if is_name */
        } string;
        struct {
            const char *body; /* UTF-8, between the slashes, as written */
            uint32_t body_length;
            uint32_t flags_length;
            const char *flags;
            struct units units; /* the body */
            uint32_t flag_bits; /* enum regexp_flag */
        } regexp;
        struct {
            struct node_list parts; /* one more than values */
            struct node_list values;
        } template;
        struct {
            struct units cooked;
            struct units raw;
            bool is_bad; /* cooked is undefined (tagged templates only) */
        } part;
        struct {
            struct node *tag; /* as call.callee: `a.b` gives this = a */
            struct node *template; /* NODE_TEMPLATE */
        } tagged;
        struct node_list list; /* ARRAY, OBJECT, BINARY, LOGICAL, COMMA, and
            the two patterns */
        struct node *operand; /* NULL only where the kind says so */
        struct ast_function *function; /* FUNCTION, FUNCTION_DECLARATION */
        struct class_body *class; /* CLASS, CLASS_DECLARATION */
        struct {
            struct node *key; /* NODE_STRING, NODE_NUMBER, NODE_BIGINT, or
                any expression if `computed` */
            struct node *value; /* in a pattern: target or NODE_DEFAULT */
            uint8_t kind; /* enum property_form */
        } property;
        struct {
            struct node *object;
            struct name *name;
        } member;
        struct {
            struct node *object;
            struct node *key;
        } index;
        struct {
            struct node *object;
            struct reference name; /* the binding of kind BINDING_PRIVATE */
        } private;
        struct {
            /* Everything a super needs. For MEMBER and INDEX: the callee
             * (whose home object counts) and this. For CALL also new.target;
             * `this` is then what the result is stored into. */
            struct name *name; /* SUPER_MEMBER */
            struct node *key; /* SUPER_INDEX */
            struct node_list arguments; /* SUPER_CALL */
            struct super_references *references;
        } super;
        struct {
            struct node *callee;
            struct node_list arguments; /* expressions and NODE_SPREAD */
        } call;
        struct {
            struct name *name; /* without the % */
            struct node_list arguments;
        } intrinsic;
        struct {
            struct node *test;
            struct node *then;
            struct node *otherwise;
        } branch;
        struct {
            struct node *target; /* NAME, MEMBER, INDEX, PRIVATE_MEMBER,
                SUPER_MEMBER, SUPER_INDEX; with plain = also a pattern.
                Also a CALL: `f() = 1` calls, then throws ReferenceError
                "Invalid left-hand side in assignment" (UPDATE and for-in
                likewise, with messages of their own) */
            struct node *value;
        } assign; /* ASSIGN (op: OPERATOR_NONE, or the compound's), DEFAULT */
        struct {
            struct node_list list; /* NODE_DECLARATOR */
            uint8_t kind; /* enum declare_kind */
        } variables;
        struct {
            struct node *target; /* NAME or pattern */
            struct node *value; /* or NULL */
        } declarator;
        struct {
            struct node_list body;
            struct scope *scope; /* never NULL; may declare nothing */
        } block;
        struct {
            struct node *init; /* VARIABLES, an expression, or NULL */
            struct node *test; /* or NULL */
            struct node *update; /* or NULL */
            struct node *body;
            struct scope *scope; /* of `for (let ...)`, else NULL */
        } loop;
        struct {
            struct node *target; /* VARIABLES with one declarator (its value
                only in sloppy `for (var x = 1 in o)`), or what an
                assignment takes, patterns included */
            struct node *object;
            struct node *body;
            struct scope *scope; /* of let and const, else NULL: entered anew
                for each iteration; holds target and body */
            struct scope *head; /* NULL, or the scope in which `object` is
                evaluated because it names what is declared (and finds it
                uninitialised) */
        } each;
        struct {
            struct name *label; /* or NULL */
            struct node *target; /* the loop, switch or NODE_LABELED that is
                left (break), or the loop that goes on (continue) */
        } jump;
        struct {
            struct node *block; /* NODE_BLOCK */
            struct node *parameter; /* NAME, pattern or NULL */
            struct node *handler; /* NODE_BLOCK or NULL */
            struct node *finalizer; /* NODE_BLOCK or NULL */
            struct scope *scope; /* of the parameter, around the handler;
                NULL without a parameter */
        } try;
        struct {
            struct node *value;
            struct node_list clauses; /* NODE_CASE */
            struct scope *scope; /* around all clauses; `value` is outside */
        } choice;
        struct {
            struct node *test; /* NULL: default */
            struct node_list body;
        } clause;
        struct {
            struct name *label;
            struct node *body;
        } labeled;
        struct {
            struct node *key; /* as property.key; NULL for a static block.
                A private element has NODE_NONE here and `storage` below */
            struct node *value; /* FIELD: expression or NULL;
                METHOD, GETTER, SETTER: NODE_FUNCTION;
                STATIC_BLOCK: NODE_BLOCK */
            struct element_storage *storage; /* see struct class_body */
            uint8_t kind; /* enum element_kind */
            bool is_private;
        } element;
        struct {
            struct node *value; /* the declaration or expression, or NULL */
            struct binding *binding; /* where an expression's value goes */
        } exported;
    };
};

/* The references of a NODE_SUPER_...; unused ones are REFERENCE_NONE. */
struct super_references {
    struct reference callee;
    struct reference self; /* this */
    struct reference new_target;
};

/*
 * What an element of a class keeps between the class's definition and the
 * running of an initialiser. All live in the class's scope.
 *  - `name`: a private element: the reference to its BINDING_PRIVATE from the
 *    class's definition; `name_inside` the same from within the initialiser
 *    (class->fields, or class->statics for a static field).
 *  - `store`: filled when the class is defined: the key of a field with a
 *    computed key (after ToPropertyKey), or the function of a private method,
 *    getter or setter of instances; the initialiser reads it through `load`.
 *    Static private methods are put on the class by its definition and kept
 *    nowhere.
 * What is not needed is REFERENCE_NONE.
 */
struct element_storage {
    struct reference name;
    struct reference name_inside;
    struct reference store;
    struct reference load;
};

/*
 * A class. Order of evaluation: enter `scope`; `heritage`; then elements in
 * order (methods are defined, computed keys are evaluated, private methods are
 * kept in their storage); then `own_name` is initialised; then `statics` runs
 * with this = the class. `fields` runs with this = the new object: for a base
 * class before the constructor's body, for a derived one when super() returns.
 */
struct class_body {
    struct name *name; /* or NULL */
    struct node *binding; /* CLASS_DECLARATION: NODE_NAME, in the scope around
        the class (let-like); NULL in an expression */
    struct reference own_name; /* the class's own constant, inside `scope`;
        REFERENCE_NONE where nobody uses it */
    struct node *heritage; /* or NULL */
    struct ast_function *constructor; /* or NULL: the default one */
    struct node_list elements; /* NODE_ELEMENT, without the constructor */
    struct ast_function *fields; /* instance fields and private methods, or
        NULL; the private methods come first */
    struct ast_function *statics; /* static fields and blocks, or NULL */
    struct scope *scope; /* own name, private names, storage */
    uint32_t start; /* the class's text, for toString */
    uint32_t end;
};

enum function_kind {
    FUNCTION_SCRIPT, /* the root: a classic script */
    FUNCTION_BODY, /* the root: a CommonJS file or a library file */
    FUNCTION_MODULE, /* the root: an ES module */
    FUNCTION_PLAIN, /* function declarations and expressions */
    FUNCTION_ARROW,
    FUNCTION_METHOD, /* {m() {}}, class methods */
    FUNCTION_GETTER,
    FUNCTION_SETTER,
    FUNCTION_CONSTRUCTOR, /* of a class without extends */
    FUNCTION_DERIVED, /* of a class with extends */
    FUNCTION_FIELDS, /* class.fields: has no text of its own */
    FUNCTION_STATICS /* class.statics: likewise */
};

/*
 * What a module asks of others and gives to them (16.2.1.6), in the order of
 * the text. [start, end) is what an error of the linker points at.
 */
struct module_request {
    struct module_request *next;
    struct units specifier;
    struct units type; /* with { type: "json" }; units NULL: none */
    uint32_t index;
    uint32_t start;
    uint32_t end;
};

struct module_import {
    struct module_import *next;
    struct module_request *request;
    struct units name; /* what is imported; none where is_namespace */
    struct binding *binding; /* BINDING_IMPORT */
    bool is_namespace; /* import * as */
    uint32_t start;
    uint32_t end;
};

enum export_kind {
    EXPORT_LOCAL, /* the module's own `binding` */
    EXPORT_INDIRECT, /* `source` of another module */
    EXPORT_NAMESPACE, /* export * as name from */
    EXPORT_STAR /* export * from: no name */
};

struct module_export {
    struct module_export *next;
    uint8_t kind; /* enum export_kind */
    struct units name;
    struct units source;
    struct name *local; /* while parsing: the binding's name */
    struct binding *binding;
    struct module_request *request; /* NULL for EXPORT_LOCAL */
    uint32_t start;
    uint32_t end;
    uint32_t name_start; /* of `b` in { a as b }; 0 where it has none */
    uint32_t name_end;
};

struct ast_module {
    struct module_request *requests;
    struct module_import *imports, *last_import;
    struct module_export *exports, *last_export;
    struct binding *meta; /* import.meta, or NULL where nobody uses it */
    uint32_t request_count;
    bool has_odd_attribute; /* another attribute than `type` */
};

/* Everything about a function, the program's root included. */
struct ast_function {
    uint8_t kind; /* enum function_kind */
    bool is_async : 1;
    bool is_generator : 1;
    bool is_strict : 1;
    bool is_expression : 1; /* function expression: `name` may be bound as
        the function's own constant (see scope.h, BINDING_SELF) */
    bool is_declaration : 1;
    bool has_simple_parameters : 1; /* identifiers only */
    bool has_parameter_expressions : 1; /* a default or a computed key */
    bool has_duplicate_parameters : 1;
    bool has_rest : 1; /* the last of parameters is a NODE_REST */
    bool is_static : 1; /* a class's static method */
    bool is_eval : 1; /* the root: let, const and class, and in strict code
        everything, are its own; it leaves the value of its statements */

    /* From the scope analysis: what the body uses, arrows inside included. */
    bool uses_this : 1;
    bool uses_arguments : 1; /* then `arguments` is not NULL */
    bool has_mapped_arguments : 1; /* sloppy aliasing matters: see scope.h */
    bool uses_new_target : 1;
    bool uses_super_property : 1;
    bool uses_super_call : 1;
    bool contains_closure : 1; /* makes functions or classes */
    bool contains_await : 1;
    bool contains_yield : 1;

    struct name *name; /* own name as written (property keys are not here) */
    struct ast_function *outer; /* NULL for the root */
    struct node *node; /* NODE_FUNCTION..., the class's node for FIELDS and
        STATICS, NULL for the root */
    struct class_body *class; /* CONSTRUCTOR, DERIVED, FIELDS, STATICS */
    struct scope_function *declared; /* a declaration's row of its scope */
    struct ast_module *module; /* MODULE, else NULL */
    struct node_list parameters; /* targets, NODE_DEFAULT, NODE_REST last */
    struct node_list body; /* statements, directives included */
    struct node *expression; /* x => expression; then `body` is empty */
    uint32_t start; /* the text that toString gives */
    uint32_t end;
    uint32_t body_start; /* at '{', or the expression */
    uint32_t length; /* the `length` property */

    /* From the scope analysis; see scope.h. */
    struct scope *scope; /* parameters, this, own name; else also the body */
    struct scope *body_scope; /* the body's, if has_parameter_expressions,
        else the same as `scope` */
    uint32_t argument_count; /* slots [0, argument_count) */
    uint32_t slot_count;
    struct binding *arguments; /* these four: NULL where not needed */
    struct binding *self; /* BINDING_SELF */
    struct binding *this_captured; /* BINDING_THIS */
    struct binding *new_target_captured; /* BINDING_NEW_TARGET */
    struct binding *callee_captured; /* BINDING_CALLEE */
};

/* Appends; `node` must be in no list. */
void ast_append(struct node_list *list, struct node *node);

/* True where `units` are exactly the ASCII characters of `text`. */
bool ast_units_are(struct units units, const char *text);

/*
 * True for `function () {}`, arrows and `class {}` without a name of their
 * own: what gets its `name` from where it is assigned
 * (IsAnonymousFunctionDefinition; parentheses are looked through).
 */
bool ast_is_anonymous(const struct node *node);

/* The name of a kind, as ast_print writes it: "Binary", "ForOf". */
const char *ast_kind_name(enum node_kind kind);

/* The operator as it is written in a program: "+", "typeof", "&&". */
const char *ast_operator_text(enum operator op);

/*
 * Writes the tree as S-expressions, for tests and for people:
 * (Call (Member (Name console) log) (String "hi")).
 */
void ast_print(struct text *out, const struct node *node);
void ast_print_function(struct text *out, const struct ast_function *function);

/*
 * Writes an expression as V8 prints the callee in "... is not a function":
 * `a.b.c`, `a(...).b`, `(intermediate value).x`, `a[0]`.
 */
void ast_call_name(struct text *out, const struct node *node);

#endif

// Rules for oxlint that its own catalogue does not have. Named in .oxlintrc.json under "jsPlugins".

/** `new Date()` and `Date()` read the clock; `new Date(instant)` only converts. */
const noCurrentDate = {
  create: (context) => {
    const check = (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return;
      if (node.type === 'NewExpression' && node.arguments.length > 0) return;
      context.report({ node, message: 'The core reads no clock: take the instant from the command.' });
    };
    return { NewExpression: check, CallExpression: check };
  },
};

export default {
  meta: { name: 'core' },
  rules: { 'no-current-date': noCurrentDate },
};

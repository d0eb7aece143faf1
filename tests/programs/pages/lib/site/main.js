import { value } from './shared.js'; console.log('main', value, document.readyState, document.currentScript);

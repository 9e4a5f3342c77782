document.title = 'Emergence Playground';
